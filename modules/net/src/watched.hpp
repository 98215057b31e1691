#pragma once
// Something on one core that is told when its socket is ready and when its time is up.

#include <boost/intrusive/list.hpp>

#include <cstdint>

namespace parley::net {

using wheel_hook =
    boost::intrusive::list_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

class watched {
public:
    watched() = default;
    virtual ~watched() = default;
    watched(watched const&) = delete;
    watched& operator=(watched const&) = delete;

    /// `events`: EPOLLIN, EPOLLOUT, EPOLLHUP, EPOLLERR.
    virtual void on_ready(std::uint32_t events) = 0;
    virtual void on_deadline() {}

private:
    friend class timer_wheel;
    wheel_hook slot_;
    std::uint32_t due_ = 0;     // tick; 0 = none
    std::uint32_t linked_ = 0;  // the tick whose slot holds it

public:
    using wheel_option = boost::intrusive::member_hook<watched, wheel_hook, &watched::slot_>;
};

}  // namespace parley::net
