// Boost.JSON is used without its compiled library; its sources are compiled here, once for all
// examples. No door.
#include <boost/json/src.hpp>
