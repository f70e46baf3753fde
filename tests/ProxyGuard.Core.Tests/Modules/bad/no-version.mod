module example.com/main

go 1.23

require example.com/a
exclude (
	example.com/b
)
require example.com/c v1.0.0 v2.0.0
