#pragma once
// Shapes of servers, to be kept, exported, and made into servers again. Any core may call; see
// communities.hpp.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/model/server_template.hpp>

#include <string>
#include <vector>

namespace parley {

class templates {
public:
    virtual ~templates() = default;
    // With permission::manage_server. What they cannot see is not in what they make.
    virtual task<result<std::vector<server_template>>> list(principal who, server_id server) = 0;
    virtual task<result<server_template>> create(act by, server_id server, std::string name,
                                                 std::string description) = 0;
    /// Takes the server's shape as it is now.
    virtual task<result<server_template>> renew(act by, server_id server, std::string code) = 0;
    virtual task<result<void>> remove(act by, server_id server, std::string code) = 0;
    virtual task<result<visible<template_content>>> export_server(principal who, server_id server) = 0;

    // By anybody who has the code, or the content.
    virtual task<result<server_template>> show(std::string code) = 0;
    virtual task<result<visible<server_view>>> use(principal who, std::string code, std::string name) = 0;
    /// growth_errc::invalid_template unless the owner of a fresh server could have made it.
    virtual task<result<visible<server_view>>> import(principal who, std::string name,
                                                      template_content content) = 0;
    virtual task<result<visible<server_view>>> clone(principal who, std::string name, server_id of) = 0;
};

}  // namespace parley
