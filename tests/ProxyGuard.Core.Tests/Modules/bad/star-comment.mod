module example.com/main

go 1.23

/* a comment */
require example.com/a/* here */ v1.0.0
