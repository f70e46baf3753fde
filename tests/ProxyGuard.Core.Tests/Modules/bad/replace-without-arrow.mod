module example.com/main

go 1.23

replace example.com/a v1.0.0 ../a
replace example.com/b =>
