using ProxyGuard.Core.Checksums;
using ProxyGuard.Testing.Checksums;

namespace ProxyGuard.Core.Tests.Checksums;

public sealed class RecordProofTests
{
    private static readonly int[] Sizes =
        [1, 2, 3, 7, 100, 255, 256, 257, 300, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 66_000, 70_001];

    [Fact]
    public void Every_record_of_a_tree_is_proved_and_no_other_is()
    {
        foreach (var size in Sizes)
        {
            var tree = new MerkleTree(Enumerable.Range(0, size).Select(Text));
            foreach (var id in Ids(size))
            {
                var record = new ChecksumRecord(id, Text(id), new TreeHead(size, tree.Root));
                var tiles = Tiles(record, tree);

                Assert.True(RecordProof.Check(record, tiles) is null, $"record {id} of {size}");
                Assert.Equal(ChecksumFault.NotInTree, RecordProof.Check(record with { Text = "another" }, tiles));
                var otherRoot = record with { Head = record.Head with { Root = new byte[32] } };
                Assert.Equal(ChecksumFault.OtherRoot, RecordProof.Check(otherRoot, tiles));
            }
        }
    }

    [Fact]
    public void Not_one_bit_of_a_tile_can_be_changed()
    {
        var random = new Random(8);
        foreach (var size in Sizes)
        {
            var tree = new MerkleTree(Enumerable.Range(0, size).Select(Text));
            var id = random.Next(size);
            var record = new ChecksumRecord(id, Text(id), new TreeHead(size, tree.Root));
            foreach (var tile in RecordProof.Tiles(record))
            {
                var tiles = Tiles(record, tree);
                tiles[tile][random.Next(tile.Length)] ^= (byte)(1 << random.Next(8));

                Assert.True(RecordProof.Check(record, tiles) is not null, $"{tile.Path} of {size}");
            }
        }
    }

    [Fact]
    public void Without_all_tiles_the_records_own_is_looked_at()
    {
        var tree = new MerkleTree(Enumerable.Range(0, 300).Select(Text));
        var record = new ChecksumRecord(7, Text(7), new TreeHead(300, tree.Root));
        var own = RecordProof.Tiles(record)[0];
        var tiles = Tiles(record, tree).Where(one => one.Key == own).ToDictionary();

        Assert.Null(RecordProof.Check(record, tiles));
        Assert.Null(RecordProof.Check(record, new Dictionary<HashTile, byte[]>()));
        Assert.Equal(ChecksumFault.NotInTree, RecordProof.Check(record with { Text = "another" }, tiles));
    }

    [Theory]
    [InlineData(0, 0, 256, "tile/8/0/000")]
    [InlineData(1, 999, 3, "tile/8/1/999.p/3")]
    [InlineData(0, 1234, 256, "tile/8/0/x001/234")]
    [InlineData(2, 1_234_067, 255, "tile/8/2/x001/x234/067.p/255")]
    [InlineData(0, 1_000_000, 256, "tile/8/0/x001/x000/000")]
    public void A_tile_has_its_path(int level, long number, int width, string path) =>
        Assert.Equal(path, new HashTile(level, number, width).Path);

    private static string Text(int id) => $"record {id}\n";

    private static IEnumerable<int> Ids(int size) =>
        new[] { 0, 1, size / 2, size - 2, size - 1, size & ~255, (size & ~255) - 1, size & ~65_535 }
            .Where(id => id >= 0 && id < size).Distinct();

    private static Dictionary<HashTile, byte[]> Tiles(ChecksumRecord record, MerkleTree tree) =>
        RecordProof.Tiles(record).ToDictionary(tile => tile, tile => tree.Tile(tile.Level, tile.Number, tile.Width)!);
}
