module example.com/main

go 1.23

module example.com/other
go 1.24
toolchain go1.24.1
toolchain go1.25.0
