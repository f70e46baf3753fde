using System.IO.Compression;
using System.Text;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Tests.Modules;

/// <summary>The hashes are those that the real toolchain printed for these very files.</summary>
public sealed class ModuleHashTests
{
    private const string Mod = "module example.com/hello\n\ngo 1.18\n";
    private const string Source = "package hello\n\n// Text is v1.0.0.\nconst Text = \"hello v1.0.0\"\n";
    private const string ZipHash = "h1:sZ3rvFw3xYZxceK96MvUBLzM2vOiNZ3dlsPWYTwH1ko=";

    [Theory]
    [InlineData(Mod, "h1:650DmeZPfQJ/Go7ryOmtlUer5d3q3P8j9nWVoWgO2VM=")]
    [InlineData("module example.com/legacy\n", "h1:pS2KLshur9YBlehNARWQ3af1njEt+NcOfNS6ku9j6Ng=")]
    [InlineData("", "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=")]
    public void A_mod_file_hashes_as_go_hashes_it(string content, string hash) =>
        Assert.Equal(hash, ModuleHash.OfMod(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_zip_hashes_as_go_hashes_it() => Assert.Equal(ZipHash, OfZip(1000, ("go.mod", Mod), ("hello.go", Source)));

    [Fact]
    public void The_order_of_files_in_a_zip_does_not_matter() => Assert.Equal(ZipHash, OfZip(1000, ("hello.go", Source), ("go.mod", Mod)));

    [Fact]
    public void One_other_byte_in_a_zip_is_another_hash() => Assert.NotEqual(ZipHash, OfZip(1000, ("go.mod", Mod), ("hello.go", Source + " ")));

    [Fact]
    public void A_zip_that_unpacks_to_more_than_allowed_has_no_hash() => Assert.Null(OfZip(95, ("go.mod", Mod), ("hello.go", Source)));

    private static string? OfZip(long maxBytes, params (string Name, string Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var writing = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = writing.CreateEntry($"example.com/hello@v1.0.0/{name}").Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        return ModuleHash.OfZip(zip, maxBytes);
    }
}
