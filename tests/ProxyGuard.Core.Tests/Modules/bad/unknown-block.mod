module example.com/main

go 1.23

toolchain (
	go1.24.1
)
require example.com/a (
	v1.0.0
)
