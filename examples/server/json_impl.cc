// Boost.JSON is used without its compiled library; its sources are compiled here, once. No door.
#include <boost/json/src.hpp>
