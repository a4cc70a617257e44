using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>The parts of an error of the engine.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Text">Its text without the name of the class. It may contain values of rows.</param>
/// <param name="Position">Where in the statement, in bytes of UTF-8; null when the engine does not say.</param>
internal sealed record EngineError(DuckDBErrorType Type, string Text, int? Position)
{
    private const string EndOfName = " Error: ";
    private const string StartOfStatement = "\n\nLINE ";

    private static readonly string[] DamageMarks =
        ["Corrupt", "checksum", "not a valid DuckDB database file", "Failed to deserialize", "deserializ", "could not be read from file", "Could not read enough bytes", "Could not read all bytes"];

    private static readonly string[] FullSpillMarks = ["max_temp_directory_size", "offload data"];

    private static readonly string[] FullDiskMarks = ["No space left", "Disk quota", "File too large", .. FullSpillMarks];

    private static readonly string[] LockMarks = ["Could not set lock", "Conflicting lock"];

    private static readonly string[] ThreadMarks = ["Resource temporarily unavailable", "Could not create thread", "thread constructor"];

    private static readonly string[] MemoryMarks = ["bad_alloc", "Cannot allocate memory", "Allocation failure", "could not allocate"];

    /// <summary>What it means for a user.</summary>
    public EngineFault Fault => EngineErrorTypes.FaultOf(Type) switch
    {
        // The texts of these contain values of rows, so their words cannot be used.
        EngineFault.Data => EngineFault.Data,
        EngineFault.Contract => EngineFault.Contract,
        EngineFault.Cancelled => EngineFault.Cancelled,
        EngineFault.Sql => DataFaults.IsOfValue(this) ? EngineFault.Data : EngineFault.Sql,
        var fault when Says(LockMarks) => fault == EngineFault.Disk ? EngineFault.Lock : fault,
        _ when Says(DamageMarks) => EngineFault.Damage,
        _ when Says(FullDiskMarks) => EngineFault.Disk,
        _ when Says(ThreadMarks) => EngineFault.Threads,
        _ when Says(MemoryMarks) => EngineFault.Memory,
        var fault => fault,
    };

    /// <summary>Whether the engine says that a disk is full.</summary>
    public bool IsFullDisk => Says(FullDiskMarks);

    /// <summary>Whether that disk is the one for what does not fit into memory.</summary>
    public bool IsFullSpill => Says(FullSpillMarks);

    /// <summary>The first file that the text names, if it names one.</summary>
    public string? File => Text.Split('"') is [_, { Length: > 0 } file, ..] && Path.IsPathRooted(file) ? file : null;

    /// <summary>Splits <paramref name="error"/> into its parts.</summary>
    public static EngineError Of(DbException error)
    {
        var type = error is DuckDBException { ErrorType: var known } ? known : DuckDBErrorType.Invalid;
        var message = error.Message.Trim();
        if (message.IndexOf('{', StringComparison.Ordinal) is >= 0 and var json && TryReadJson(message[json..]) is { } structured)
            return structured with { Type = type == DuckDBErrorType.Invalid ? structured.Type : type };
        var end = message.IndexOf(EndOfName, StringComparison.Ordinal);
        var named = end < 0 ? DuckDBErrorType.Invalid : EngineErrorTypes.TypeOf(message[..end]);
        var text = named == DuckDBErrorType.Invalid ? message : message[(end + EndOfName.Length)..];
        return new EngineError(type == DuckDBErrorType.Invalid ? named : type, WithoutStatement(text), null);
    }

    /// <summary>The engine adds the line of the statement with the error.</summary>
    private static string WithoutStatement(string text) => text.LastIndexOf(StartOfStatement, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;

    /// <summary>The error of an engine with the setting <c>errors_as_json</c>.</summary>
    private static EngineError? TryReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (!root.TryGetProperty("exception_type", out var type) || !root.TryGetProperty("exception_message", out var message))
                return null;
            int? position = root.TryGetProperty("position", out var place) && int.TryParse(place.GetString(), CultureInfo.InvariantCulture, out var offset) ? offset : null;
            return new EngineError(EngineErrorTypes.TypeOf(type.GetString() ?? ""), message.GetString() ?? "", position);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Says(string[] marks) => Array.Exists(marks, m => Text.Contains(m, StringComparison.OrdinalIgnoreCase));
}
