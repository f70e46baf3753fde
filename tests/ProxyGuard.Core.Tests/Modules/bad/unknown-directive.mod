module example.com/main

go 1.23

requires example.com/a v1.0.0
use ./x
