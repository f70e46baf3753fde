module example.com/demo

go 1.18

require (
	github.com/google/uuid v1.3.0
	github.com/spf13/cobra v1.6.1
	gopkg.in/yaml.v3 v3.0.1
)
