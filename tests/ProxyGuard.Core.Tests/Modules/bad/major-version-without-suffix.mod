module example.com/main

go 1.23

require example.com/a v2.0.0
