module example.com/main

go 1.23

require example.com/a 1.0.0
