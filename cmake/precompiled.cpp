// Nothing: the headers are the point (cmake/precompiled.cmake).
