module example.com/main

go 1.23

godebug panicnil
godebug panicnil="1"
godebug a=1,b=2
