using System.Text;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;

namespace BankingContracts.SqlCheck.Inputs;

/// <summary>
/// Reads the files that the build names in a list. Each file has one line with the path below the contracts folder, a tab, and the full
/// path. The rest of a line is ignored.
/// </summary>
public static class InputList
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The files of the list at <paramref name="path"/>. Files that cannot be read are left out, because the compiler reports them.
    /// </summary>
    /// <exception cref="IOException">The list cannot be read.</exception>
    public static IReadOnlyList<ContractSource> Read(string path) => Read(path, []);

    /// <summary>
    /// Does the same as <see cref="Read(string)"/>, and adds bytes that are not text to <paramref name="faults"/>, at the path below the
    /// contracts folder.
    /// </summary>
    public static IReadOnlyList<ContractSource> Read(string path, ICollection<ContractDiagnostic> faults) =>
    [
        .. File.ReadLines(path)
            .Select(static line => line.Split('\t'))
            .Where(static fields => fields.Length >= 2)
            // If the list names a file twice, the file counts once, at its last place, as in the compiler.
            .GroupBy(static fields => fields[1], StringComparer.Ordinal)
            .Select(static lines => lines.Last())
            .Select(fields => TryText(fields[1], fields[0].Replace('\\', '/'), faults) is { } text ? new ContractSource(fields[1], fields[0].Replace('\\', '/'), text) : null)
            .OfType<ContractSource>(),
    ];

    private static string? TryText(string path, string relativePath, ICollection<ContractDiagnostic> faults)
    {
        try
        {
            return Text(path, relativePath, faults);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Reads a file as the compiler reads it; otherwise the generator would see another text. The encoding is UTF-8 or that of the mark, or
    // else the system's code page.
    private static string? Text(string path, string relativePath, ICollection<ContractDiagnostic> faults)
    {
        var bytes = File.ReadAllBytes(path);
        if (EncodingFault.Of(bytes, relativePath) is { } fault)
            faults.Add(fault);
        try
        {
            return Decode(bytes, Strict);
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            var text = Decode(bytes, Encoding.GetEncoding(0));
            // For the compiler such a file is binary. It reports this (CS2015) and does not use the file.
            return text.Contains("\0\0", StringComparison.Ordinal) ? null : text;
        }
    }

    // The compiler knows these three marks; it reads a file that begins like UTF-32 as UTF-16.
    private static string Decode(byte[] bytes, Encoding unmarked)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (unmarked, 0),
        };
        return encoding.GetString(bytes, mark, bytes.Length - mark);
    }
}
