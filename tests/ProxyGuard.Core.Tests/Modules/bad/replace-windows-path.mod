module example.com/main

go 1.23

replace example.com/a => ..\a
