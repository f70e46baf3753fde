module example.com/main

go 1.23

replace example.com/a => example.com/b
replace example.com/a => example.com/b@v1.0.0
