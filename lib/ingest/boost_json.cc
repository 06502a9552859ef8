// Boost.JSON, compiled once for the whole library: it costs seconds, and header-only use would cost
// them in every file. No door; the readers include <boost/json/basic_parser_impl.hpp>.
#include <boost/json/src.hpp>
