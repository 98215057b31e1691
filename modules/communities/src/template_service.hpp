#pragma once
// Templates of servers: making, listing, using them; export, import, clone.

#include "directory.hpp"

#include <parley/interfaces/services/templates.hpp>

namespace parley {

class template_service final : public templates {
public:
    explicit template_service(directory& gate) : gate_(gate) {}

    task<result<std::vector<server_template>>> list(principal who, server_id server) override;
    task<result<server_template>> create(act by, server_id server, std::string name,
                                         std::string description) override;
    task<result<server_template>> renew(act by, server_id server, std::string code) override;
    task<result<void>> remove(act by, server_id server, std::string code) override;
    task<result<visible<template_content>>> export_server(principal who, server_id server) override;
    task<result<server_template>> show(std::string code) override;
    task<result<visible<server_view>>> use(principal who, std::string code, std::string name) override;
    task<result<visible<server_view>>> import(principal who, std::string name,
                                              template_content content) override;
    task<result<visible<server_view>>> clone(principal who, std::string name, server_id of) override;

private:
    task<result<server_template>> create_at_home(act by, server_template row);
    task<result<server_template>> renew_at_home(act by, server_template row);
    task<result<visible<template_content>>> export_at_home(principal who, server_id server);
    task<result<void>> check_open(server_id server);
    task<result<visible<server_view>>> found(principal who, std::string name, template_content content,
                                             std::string code);
    task<result<visible<server_view>>> found_at_home(principal who, server what, template_content content,
                                                     std::string code);

    directory& gate_;
};

}  // namespace parley
