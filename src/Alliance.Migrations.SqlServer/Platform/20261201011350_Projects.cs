using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class Projects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Commune",
                table: "platform_entrepreneurs",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Education",
                table: "platform_entrepreneurs",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HomeProvince",
                table: "platform_entrepreneurs",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameInArabic",
                table: "platform_entrepreneurs",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Situation",
                table: "platform_entrepreneurs",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TradeRegister",
                table: "platform_enterprises",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Request_Forecast_Discriminator",
                table: "platform_applications",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_First_Cash",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_First_Charges",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_First_Turnover",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_Second_Cash",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_Second_Charges",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_Second_Turnover",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_Third_Cash",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_Third_Charges",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Forecast_Third_Turnover",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Request_Plan_Bank",
                table: "platform_applications",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Plan_Uses_Equipment",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Plan_Uses_Fees",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Plan_Uses_Other",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Plan_Uses_Stock",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Plan_Uses_Vehicles",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Plan_Uses_WorkingCapital",
                table: "platform_applications",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Request_Plan_Uses_Works",
                table: "platform_applications",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Commune",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "Education",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "HomeProvince",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "NameInArabic",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "Situation",
                table: "platform_entrepreneurs");

            migrationBuilder.DropColumn(
                name: "TradeRegister",
                table: "platform_enterprises");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_Discriminator",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_First_Cash",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_First_Charges",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_First_Turnover",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_Second_Cash",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_Second_Charges",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_Second_Turnover",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_Third_Cash",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_Third_Charges",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Forecast_Third_Turnover",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Bank",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Uses_Equipment",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Uses_Fees",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Uses_Other",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Uses_Stock",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Uses_Vehicles",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Uses_WorkingCapital",
                table: "platform_applications");

            migrationBuilder.DropColumn(
                name: "Request_Plan_Uses_Works",
                table: "platform_applications");
        }
    }
}
