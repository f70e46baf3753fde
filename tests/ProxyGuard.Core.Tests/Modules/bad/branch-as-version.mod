module example.com/main

go 1.23

require example.com/a latest
exclude example.com/b main
