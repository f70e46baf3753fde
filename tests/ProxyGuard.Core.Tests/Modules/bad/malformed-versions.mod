module example.com/main

go 1.23

require (
	example.com/a v01.0.0
	example.com/b v1.0.0-
	example.com/c v1.0.0-01
	example.com/d v1.0.0.0
	example.com/e v1-rc
)
