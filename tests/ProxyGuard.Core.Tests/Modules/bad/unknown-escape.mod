module example.com/main

go 1.23

require "example.com/\q" v1.0.0
require "\x4" v1.0.0
require "\ud800" v1.0.0
require "\400" v1.0.0
