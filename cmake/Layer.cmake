# inglenook_layer(<target> FOLDERS a b ... [QT] [LINK lib ...])
# A static library of every source in the named folders: one target per layer, one folder per feature.
# A folder is listed once; its files are found, so that a new one cannot be forgotten.
function(inglenook_layer target)
    cmake_parse_arguments(arg "QT" "" "FOLDERS;LINK" ${ARGN})
    set(sources)
    foreach(folder IN LISTS arg_FOLDERS)
        file(GLOB found CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.h)
        list(APPEND sources ${found})
    endforeach()
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE inglenook_warnings)
    if(arg_QT)
        inglenook_qt(${target})
    endif()
endfunction()

# House rules for anything that uses Qt: no silent text conversions, no keywords, no calls that Qt has retired.
function(inglenook_qt target)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
endfunction()
