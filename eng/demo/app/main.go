// The demo's program: it prints a new order as YAML, with three real modules and those that they need in turn.
package main

import (
	"fmt"
	"os"

	"github.com/google/uuid"
	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"
)

type order struct {
	ID    string `yaml:"id"`
	Items int    `yaml:"items"`
}

func main() {
	items := 1
	command := &cobra.Command{
		Use:   "order",
		Short: "Prints a new order",
		RunE: func(_ *cobra.Command, _ []string) error {
			text, err := yaml.Marshal(order{ID: uuid.NewString(), Items: items})
			fmt.Print(string(text))
			return err
		},
	}
	command.Flags().IntVar(&items, "items", items, "how many items")
	if command.Execute() != nil {
		os.Exit(1)
	}
}
