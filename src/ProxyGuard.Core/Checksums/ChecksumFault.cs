namespace ProxyGuard.Core.Checksums;

/// <summary>Why an answer of a checksum database is not believed. Each stops <c>go</c>.</summary>
public enum ChecksumFault
{
    /// <summary>The bytes are no lookup answer: an id, the record's lines, an empty line, a signed note.</summary>
    MalformedLookup,

    /// <summary>What should be a signed note is none.</summary>
    MalformedNote,

    /// <summary>No signature is of the database's key.</summary>
    NotSigned,

    /// <summary>A signature that names the database's key does not fit the text.</summary>
    WrongSignature,

    /// <summary>The signed text is no tree head.</summary>
    MalformedHead,

    /// <summary>The record's number is not below the tree's size.</summary>
    OutsideTree,

    /// <summary>The record is not about the module version asked for.</summary>
    OtherModule,

    /// <summary>A tile has not the length of its hashes.</summary>
    WrongTileLength,

    /// <summary>The tree does not hold the record: its hash is not where it should be.</summary>
    NotInTree,

    /// <summary>The tiles do not lead to the signed root.</summary>
    OtherRoot,
}
