module example.com/main

go 1.23

toolchain 1.24.1
