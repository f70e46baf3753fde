module example.com/main

go 1.23

retract [v1.0.0, v1.2.0
retract [v1.0.0 v1.2.0]
retract
retract v1.0.0 v1.1.0
