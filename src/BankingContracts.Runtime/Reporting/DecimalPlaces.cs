namespace BankingContracts.Runtime.Reporting;

/// <summary>Decimals with the places that their column has.</summary>
public static class DecimalPlaces
{
    private const int MostPlaces = 28;

    /// <summary>
    /// <paramref name="value"/> with at least <paramref name="places"/> decimals. Drivers return wide decimals without trailing zeros. For a
    /// column with two decimals, 1.50 is right and 1.5 is not.
    /// </summary>
    public static decimal AtLeast(decimal value, int places) =>
        value.Scale < places && places <= MostPlaces ? value + new decimal(0, 0, 0, false, (byte)places) : value;
}
