module example.com/main
go go1.23
