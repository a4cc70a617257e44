using System.Text;
using BankingContracts.SqlCheck.Binding;
using BankingContracts.SqlCheck.Inputs;

if (args is not [var list, var report])
{
    Console.Error.WriteLine("usage: BankingContracts.SqlCheck LIST REPORT");
    return 2;
}

// Syntax trees can be deep; the engine and the reader of its trees recurse.
const int Stack = 64 * 1024 * 1024;
Exception? failure = null;
var thread = new Thread(Check, Stack);
thread.Start();
thread.Join();
if (failure is null)
    return 0;

// In the form that MSBuild knows for an error, so that it is one and not a line of output.
var reason = failure.GetType().Name + ", " + failure.Message.ReplaceLineEndings(" ");
Console.Error.WriteLine("BankingContracts.SqlCheck : error BKC9999: BankingContracts failed while checking the SQL: " + reason + "; this is a bug, please report it");
return 4;

void Check()
{
    try
    {
        File.WriteAllText(report, PipelineCheck.Run(InputList.Read(list)).Write(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
    catch (Exception error)
    {
        failure = error;
    }
}
