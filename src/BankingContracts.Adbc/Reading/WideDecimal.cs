using System.Globalization;
using System.Numerics;

namespace BankingContracts.Adbc.Reading;

/// <summary>A decimal of up to 128 bits: <paramref name="Digits"/> times ten to the power of minus <paramref name="Scale"/>.</summary>
internal readonly record struct WideDecimal(Int128 Digits, int Scale)
{
    /// <summary>The most places behind the point of .NET's decimal.</summary>
    private const int GreatestScale = 28;

    /// <summary>The greatest digits of .NET's decimal: 96 bits.</summary>
    private static readonly Int128 GreatestDigits = (Int128)decimal.MaxValue;

    /// <summary>Reads the bytes of a value, the lowest first.</summary>
    public static WideDecimal Read(ReadOnlySpan<byte> bytes, int scale) => new(ReadWhole(bytes), scale);

    /// <summary>The value as .NET's decimal, with the same scale where it fits; false if it has too many digits.</summary>
    public bool TryToDecimal(out decimal value)
    {
        var (digits, scale) = (Digits, Scale);
        while (scale > 0 && (scale > GreatestScale || Int128.Abs(digits) > GreatestDigits) && digits % 10 == 0)
            (digits, scale) = (digits / 10, scale - 1);
        while (scale < 0 && Int128.Abs(digits) <= GreatestDigits)
            (digits, scale) = (digits * 10, scale + 1);
        if (scale is < 0 or > GreatestScale || Int128.Abs(digits) > GreatestDigits)
        {
            value = 0;
            return false;
        }

        var size = Int128.Abs(digits);
        value = new decimal((int)(uint)(size & uint.MaxValue), (int)(uint)((size >> 32) & uint.MaxValue), (int)(uint)(size >> 64), digits < 0, (byte)scale);
        return true;
    }

    /// <summary>All digits, with a point before the last <see cref="Scale"/> of them.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture);
        if (Scale > 0)
        {
            digits = digits.PadLeft(Scale + 1, '0');
            digits = $"{digits[..^Scale]}.{digits[^Scale..]}";
        }
        else if (Digits != 0)
        {
            digits += new string('0', -Scale);
        }

        return Digits < 0 ? "-" + digits : digits;
    }

    private static Int128 ReadWhole(ReadOnlySpan<byte> bytes)
    {
        Int128 value = (sbyte)bytes[^1];
        for (var i = bytes.Length - 2; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }
}
