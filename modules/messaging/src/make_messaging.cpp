#include <parley/messaging/make_messaging.hpp>
