module example.com/main

go 1.23

require example.com/a/v3 v2.1.0
exclude gopkg.in/yaml.v3 v2.0.0
