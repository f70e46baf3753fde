module example.com/main

go 1.23

require example.com/éè v1.0.0
require "ÿ" v1.0.0
// café in a comment is no fault
