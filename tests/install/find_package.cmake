include(${CMAKE_CURRENT_LIST_DIR}/stage.cmake)
run("README program" ${PYTHON} ${BLOCKS} ${README} cpp 1)
file(WRITE ${WORK_DIR}/readme_program.cc "${OUTPUT}")
run("configure" ${CMAKE_COMMAND} -S ${SOURCE_DIR}/consumer -B ${WORK_DIR}/build -G Ninja
  -DCMAKE_PREFIX_PATH=${PREFIX} -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_CXX_FLAGS=${CXX_FLAGS}
  -DREADME_PROGRAM=${WORK_DIR}/readme_program.cc -DCMAKE_C_COMPILER=${CC} -DCMAKE_C_FLAGS=${CXX_FLAGS}
  -DEXAMPLES=${EXAMPLES})
run("build" ${CMAKE_COMMAND} --build ${WORK_DIR}/build)
run("consumer" ${WORK_DIR}/build/consumer)
expect_outlets("${OUTPUT}" "The Tollan Post" "Harbour Times")
run("README program" ${WORK_DIR}/build/readme_program)
expect_outlets("${OUTPUT}" "The Harbour Post" "Island Times")
file(GLOB articles ${EXAMPLES}/articles/*.md)
run("C program" ${WORK_DIR}/build/c_program ${articles})
expect_outlets("${OUTPUT}" "Northern Ledger" "NUMERIC_CONFLICT")
