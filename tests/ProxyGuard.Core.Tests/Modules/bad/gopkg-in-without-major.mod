module example.com/main

go 1.23

require gopkg.in/yaml v2.0.0
