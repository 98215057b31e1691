# parley_embed_web(TARGET): puts the built web client (PARLEY_WEB_DIST) into the target. Without one it embeds nothing.
# The list of files is looked at in each build, so a new web build is picked up without configuring by hand.

enable_language(ASM)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(parley_embed_web target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PARLEY_WEB_DIST}/*)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/web)
  add_custom_command(
    OUTPUT ${out}/web_client.S ${out}/web_client.cpp
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/cmake/embed.py ${PARLEY_WEB_DIST} ${out}
    DEPENDS ${CMAKE_SOURCE_DIR}/cmake/embed.py ${files}
    COMMENT "Embedding the web client")
  set_source_files_properties(${out}/web_client.S PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${out}/web_client.S ${out}/web_client.cpp)
endfunction()
