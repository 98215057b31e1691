#pragma once
// The little of URLs, forms and headers that the code flow needs. Pure functions.

#include <parley/base/clock.hpp>
#include <parley/interfaces/services/http_client.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace parley::identity {

/// `http://` or `https://` and then printable ASCII without blanks.
bool is_web_url(std::string_view url) noexcept;

/// application/x-www-form-urlencoded; also good as a query.
std::string form_encoded(std::string_view text);
using form_fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;
std::string form(form_fields fields);

/// The `Authorization` of a confidential client (RFC 6749 §2.3.1). `base64url` is the pair, encoded.
std::string basic_authorization(std::string base64url);

/// `max-age` of Cache-Control; `document_age_default` when there is none.
seconds max_age_of(incoming_answer const& answer);

/// Where the browser goes after a log-in: a path below /app/ that no reader can take for another place.
/// Anything else becomes `/app/`.
std::string safe_return_to(std::string_view wanted);

}  // namespace parley::identity
