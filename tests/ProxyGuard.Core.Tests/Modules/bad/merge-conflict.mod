module example.com/main

go 1.23

require (
<<<<<<< HEAD
	example.com/a v1.0.0
=======
	example.com/a v1.1.0
>>>>>>> topic
)
