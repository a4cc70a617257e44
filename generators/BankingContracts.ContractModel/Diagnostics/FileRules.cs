namespace BankingContracts.ContractModel.Diagnostics;

/// <summary>BKC1xxx: the file and its YAML.</summary>
public static class FileRules
{
    /// <summary>Not YAML.</summary>
    public static readonly Rule NotYaml = new("BKC1001", "Not YAML", "This is not valid YAML: {0}");

    /// <summary>Unknown key.</summary>
    public static readonly Rule UnknownKey = new("BKC1002", "Unknown key", "Unknown key '{0}' in {1}; {2}");

    /// <summary>Missing key.</summary>
    public static readonly Rule MissingKey = new("BKC1003", "Missing key", "{0} lacks the key '{1}'; {2}");

    /// <summary>Wrong kind of value.</summary>
    public static readonly Rule WrongKind = new("BKC1004", "Wrong kind of value", "'{0}' must be {1}, not {2}");

    /// <summary>Duplicate key.</summary>
    public static readonly Rule DuplicateKey = new("BKC1005", "Duplicate key", "The key '{0}' occurs twice here (first in line {1}); remove one");

    /// <summary>File in no layer.</summary>
    public static readonly Rule FileInNoLayer = new("BKC1006", "File in no layer", "'{0}' is in no layer; move it into one of the folders source, staging, snapshots, intermediate or marts{1}");

    /// <summary>YAML feature that contracts do not use.</summary>
    public static readonly Rule UnsupportedYaml = new("BKC1007", "YAML feature not allowed", "{0} are not allowed in contracts; {1}");

    /// <summary>Empty file.</summary>
    public static readonly Rule EmptyFile = new("BKC1008", "File without contracts", "'{0}' contains no contract; add 'version: 2' and a list of {1}, or delete the file");

    /// <summary>Unsupported version.</summary>
    public static readonly Rule UnsupportedVersion = new("BKC1009", "Unsupported version", "Version '{0}' is not supported; write 'version: 2'");

    /// <summary>A file that is not text in UTF-8, or in UTF-16 if its byte order mark says so.</summary>
    public static readonly Rule NotUtf8 = new("BKC1011", "Not UTF-8", "This file is not valid {0}: the byte {1} cannot be part of a character here; save the file as UTF-8");
}
