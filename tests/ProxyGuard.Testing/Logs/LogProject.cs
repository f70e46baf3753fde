namespace ProxyGuard.Testing.Logs;

/// <summary>The project that most situations build: <c>github.com/acme/widgets</c>, a server in three packages.</summary>
public static class LogProject
{
    /// <summary>Its files as a text archive; <c>{sums}</c> is a go.sum of all that the proxies have.</summary>
    public const string Files = """
        -- go.mod --
        module github.com/acme/widgets

        go 1.23.0

        require (
        	github.com/Masterminds/semver/v3 v3.3.1
        	github.com/acme/toolkit v1.4.2
        	github.com/google/uuid v1.6.0
        	gopkg.in/yaml.v3 v3.0.1
        )

        require golang.org/x/text v0.21.0 // indirect
        -- go.sum --
        {sums}
        -- cmd/widgets/main.go --
        package main

        import (
        	"fmt"

        	"github.com/acme/widgets/internal/api"
        )

        func main() {
        	fmt.Println(api.Describe("w-1"))
        }
        -- internal/api/api.go --
        // Package api tells what a widget is.
        package api

        import (
        	"fmt"

        	"github.com/acme/toolkit"
        	"github.com/acme/widgets/internal/store"
        	"github.com/google/uuid"
        )

        // Describe names a widget.
        func Describe(id string) string {
        	return fmt.Sprintf("%s %s %s", store.Find(id), toolkit.Text, uuid.Text)
        }
        -- internal/api/api_test.go --
        package api

        import "testing"

        func TestDescribe(t *testing.T) {
        	if Describe("w-1") == "" {
        		t.Fatal("no description")
        	}
        }
        -- internal/store/store.go --
        // Package store keeps widgets.
        package store

        import (
        	"github.com/Masterminds/semver/v3"
        	"gopkg.in/yaml.v3"
        )

        // Find answers the widget with this id.
        func Find(id string) string {
        	return id + semver.Text + yaml.Text
        }
        -- internal/store/store_test.go --
        package store

        import "testing"

        func TestFind(t *testing.T) {
        	if Find("w-1")[:3] != "w-1" {
        		t.Fatal("another widget")
        	}
        }
        -- Makefile --
        .PHONY: build test
        build:
        	go build ./...

        test: build
        	go test ./...

        """;

    /// <summary>The same project without any requirement.</summary>
    public const string Bare = """
        -- go.mod --
        module github.com/acme/widgets

        go 1.23.0
        -- go.sum --
        -- internal/api/api.go --
        package api

        func Describe(id string) string { return id }
        -- internal/store/store.go --
        package store

        func Find(id string) string { return id }

        """;

    /// <summary>Writes a text archive into a folder, over what is there.</summary>
    public static void Write(string folder, string archive)
    {
        string? name = null;
        foreach (var line in archive.Split('\n'))
        {
            if (line is ['-', '-', ' ', .., ' ', '-', '-']) name = Begin(folder, line[3..^3]);
            else if (name is not null) File.AppendAllText(name, Expanded(line) + "\n");
        }
    }

    private static string Begin(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }

    // {sums} are the lines of all modules, {sum MODULE VERSION} those of one.
    private static string Expanded(string line) =>
        line == "{sums}" ? LogModules.GoSum.TrimEnd('\n')
        : line.StartsWith("{sum ", StringComparison.Ordinal) && line[5..^1].Split(' ') is [var path, var version]
            ? LogModules.Tree[path, version]!.GoSumLines.TrimEnd('\n')
        : line;
}
