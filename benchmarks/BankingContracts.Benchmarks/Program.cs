using System.Globalization;
using BankingContracts.Benchmarks.Data;
using BankingContracts.Benchmarks.Script;

switch (args)
{
    case ["generate", var directory, var accounts, var changes, var kind]:
        Action<string, long, long> write = kind == "delta" ? BankFiles.WriteDelta : BankFiles.WriteFull;
        write(directory, long.Parse(accounts, CultureInfo.InvariantCulture), long.Parse(changes, CultureInfo.InvariantCulture));
        return 0;
    case ["script", var kind, var database, var input, var output, var runAt]:
        HandWrittenScript.Run(kind, database, input, output, DateTime.Parse(runAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        return 0;
    default:
        Console.Error.WriteLine("usage");
        return 2;
}
