using System.Runtime.InteropServices;

namespace BankingContracts.Adbc.Native;

/// <summary>A text as drivers want it: UTF-8, with a zero byte at its end, for the time of a call.</summary>
internal readonly unsafe ref struct Utf8Text
{
    /// <summary>Copies <paramref name="text"/>; null stays null.</summary>
    /// <exception cref="ArgumentException">The text has a zero character: a driver would read only what is before it.</exception>
    public Utf8Text(string? text)
    {
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
            throw new ArgumentException("A text for a driver cannot contain the character U+0000: the driver would read only what is before it.", nameof(text));
        Pointer = (byte*)Marshal.StringToCoTaskMemUTF8(text);
    }

    /// <summary>Where the text begins; null for no text.</summary>
    public byte* Pointer { get; }

    /// <summary>Frees the copy.</summary>
    public void Dispose() => Marshal.FreeCoTaskMem((nint)Pointer);
}
