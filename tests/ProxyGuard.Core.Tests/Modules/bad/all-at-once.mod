modul example.com/main
go 1.x
require (
	example.com/a 1.0.0
	example.com/b v2.0.0
	"example.com/c v1.0.0
)
replace example.com/a = ../a
retract [v1.0.0]
exclude (
	example.com/d
