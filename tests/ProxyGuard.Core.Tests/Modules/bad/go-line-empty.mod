module example.com/main
go
toolchain
module
