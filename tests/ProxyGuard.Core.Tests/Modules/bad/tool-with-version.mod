module example.com/main

go 1.23

tool example.com/a/cmd/a v1.0.0
ignore ./a ./b
