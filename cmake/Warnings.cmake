# One target carries the warnings; every target of ours links it privately.
option(INGLENOOK_WERROR "Warnings are errors" OFF)

add_library(inglenook_warnings INTERFACE)
if(MSVC)
    target_compile_options(inglenook_warnings INTERFACE /W4 /permissive- $<$<BOOL:${INGLENOOK_WERROR}>:/WX>)
else()
    target_compile_options(inglenook_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual
        -Wimplicit-fallthrough -Wunused $<$<BOOL:${INGLENOOK_WERROR}>:-Werror>)
endif()
